package dev.predeploy.integration.observer;

import dev.predeploy.integration.request.Step;
import dev.predeploy.integration.trace.Observed;
import dev.predeploy.integration.trace.Source;
import dev.predeploy.integration.trace.Statement;
import dev.predeploy.integration.trace.Transaction;
import dev.predeploy.kit.finding.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What has been observed so far, on any connection. */
final class Journal {
    private final Places places;
    private final AtomicInteger transactions = new AtomicInteger();
    private final List<Observed> observed = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private Optional<Source> source = Optional.empty();
    private boolean isIdle;

    Journal(Places places) {
        this.places = places;
    }

    /** Returns a transaction with a number that no other has. */
    Transaction transaction(Transaction.Bounds bounds) {
        return new Transaction(transactions.incrementAndGet(), bounds);
    }

    synchronized void at(Optional<Source> now) {
        source = now;
        isIdle = now.isEmpty();
    }

    /** Says whether nothing is to be observed. */
    synchronized boolean isIdle() {
        return isIdle;
    }

    /** Returns a statement with what is known of where it comes from. */
    synchronized Statement statement(Step step) {
        String text = step.remembered();
        Place place = source.map(from -> places.place(from, text)).orElse(Place.nowhere());
        return new Statement(text, source, place);
    }

    synchronized void add(Observed statement) {
        observed.add(statement);
    }

    /** Remembers that something could not be observed. */
    synchronized void trouble(String what) {
        troubles.add(what);
    }

    synchronized List<Observed> observed() {
        return List.copyOf(observed);
    }

    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }
}
