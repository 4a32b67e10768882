package dev.predeploy.allure.generator;

import io.qameta.allure.Aggregator2;
import io.qameta.allure.ReportStorage;
import io.qameta.allure.core.Configuration;
import io.qameta.allure.core.LaunchResults;
import java.util.List;

/** Counts what the generator read, for it passes over what it cannot read with a mere warning. */
final class CountResults implements Aggregator2 {
    private int results;

    @Override
    public void aggregate(Configuration configuration, List<LaunchResults> launches, ReportStorage storage) {
        results = launches.stream()
                .mapToInt(launch -> launch.getAllResults().size())
                .sum();
    }

    void reset() {
        results = 0;
    }

    int results() {
        return results;
    }
}
