/** What Allure needs: results with categories, environment and history, and the one-file report made of them. */
@NullMarked
package dev.predeploy.allure;

import org.jspecify.annotations.NullMarked;
