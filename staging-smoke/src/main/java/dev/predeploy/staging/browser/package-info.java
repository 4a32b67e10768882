/** Looks at pages as people do: in a headless Chromium, by the Chrome DevTools Protocol. */
@NullMarked
package dev.predeploy.staging.browser;

import org.jspecify.annotations.NullMarked;
