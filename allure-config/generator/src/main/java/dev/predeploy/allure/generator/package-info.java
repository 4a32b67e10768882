/** Runs in a process of its own, beside Allure's generator, and speaks with its starter by lines. */
@NullMarked
package dev.predeploy.allure.generator;

import org.jspecify.annotations.NullMarked;
