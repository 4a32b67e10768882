/** What serves in containers until it is closed, and the networks that it is on, by Testcontainers. */
@NullMarked
package dev.predeploy.kit.service;

import org.jspecify.annotations.NullMarked;
