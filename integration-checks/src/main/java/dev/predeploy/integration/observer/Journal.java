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

    private Optional<Together> together = Optional.empty();
    private List<String> left = List.of();

    /** How many of what was observed it is known where they come from. */
    private int known;

    Journal(Places places) {
        this.places = places;
    }

    /** Returns a transaction with a number that no other has. */
    Transaction transaction(Transaction.Bounds bounds) {
        return new Transaction(transactions.incrementAndGet(), bounds);
    }

    synchronized void at(Optional<Source> now) {
        together.flatMap(Together::current).ifPresent(last -> comeFrom(last, observed.size()));
        left = together.map(Together::left).orElse(List.of());
        together = Optional.empty();
        source = now;
        isIdle = now.isEmpty();
    }

    /** Takes notice that several migrations are applied in one go from now on. */
    synchronized void together(Together several) {
        at(Optional.empty());
        together = Optional.of(several);
        known = observed.size();
        isIdle = false;
    }

    /** Says whether nothing is to be observed. */
    synchronized boolean isIdle() {
        return isIdle;
    }

    /** Returns a statement with what is known of where it comes from. */
    synchronized Statement statement(Step step) {
        return statement(source, step.remembered());
    }

    private Statement statement(Optional<Source> from, String text) {
        Place place = from.map(each -> places.place(each, text)).orElse(Place.nowhere());
        return new Statement(text, from, place);
    }

    synchronized void add(Observed statement) {
        Optional<Source> ended = together.flatMap(several -> several.ended(statement));
        ended.ifPresent(from -> comeFrom(from, observed.size()));
        observed.add(statement);
        if (ended.isPresent()) {
            known = observed.size(); // what it remembers by is the tool's own
        }
    }

    /** The places in a file are found in the order of its statements. */
    private void comeFrom(Source from, int end) {
        for (; known < end; known++) {
            Observed each = observed.get(known);
            observed.set(
                    known, each.of(statement(Optional.of(from), each.statement().text())));
        }
    }

    /** Remembers that something could not be observed. */
    synchronized void trouble(String what) {
        troubles.add(what);
    }

    /** Remembers, where all went well, that some of what went together was not seen to: nobody knows what they did. */
    synchronized void wentWell() {
        if (!left.isEmpty()) {
            trouble("the tool's own table did not show the end of " + String.join(", ", left));
        }
    }

    synchronized List<Observed> observed() {
        return List.copyOf(observed);
    }

    synchronized List<String> troubles() {
        return List.copyOf(troubles);
    }
}
