package dev.predeploy.integration.observer;

import dev.predeploy.integration.sight.Outside;
import dev.predeploy.integration.sight.Relations;

/**
 * What all connections to a database share.
 *
 * @param journal what was observed
 * @param relations what everybody sees
 * @param outside a session of our own
 */
record Watched(Journal journal, Relations relations, Outside outside) {}
