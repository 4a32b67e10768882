/** What an upgrade of a database with rows needs: the rows that people wrote, and words for what fails on rows. */
@NullMarked
package dev.predeploy.integration.upgrade;

import org.jspecify.annotations.NullMarked;
