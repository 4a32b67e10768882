/** What makes a tool of migrations hang, refuse, or leave something half done, besides what applying them once shows. */
@NullMarked
package dev.predeploy.integration.runner;

import org.jspecify.annotations.NullMarked;
