package dev.predeploy.staging;

import dev.predeploy.kit.stack.CheckOptions;
import dev.predeploy.kit.stack.Entry;
import dev.predeploy.kit.yaml.Doc;
import dev.predeploy.kit.yaml.Unwrapped;
import dev.predeploy.staging.prometheus.PrometheusTerms;
import dev.predeploy.staging.prometheus.Target;
import java.util.List;
import java.util.Map;

/**
 * A deployed Prometheus that must watch the stack.
 *
 * @param access where it is, and who enters
 * @param targets what must be true of the targets, by job
 * @param rules rules and groups of rules that must be loaded
 * @param holds expressions that must hold
 * @param firing alerts that may fire
 * @param options what every entry may say
 */
public record Prometheus(
        @Unwrapped ApiAccess access,

        @Doc("What must be true of every target, by job: it is up, scraped at `path`, and lately.")
        Map<String, Target> targets,

        @Doc("Rules, or groups of rules, that must be loaded; those that are loaded must be evaluated without error.")
        List<String> rules,

        @Doc("Expressions in PromQL that must answer at least one sample, or a number other than 0.")
        List<String> holds,

        @Doc("Which alerts may fire: `none`, or a list of names; left out, nobody looks.")
        List<String> firing,

        @Unwrapped CheckOptions options)
        implements Entry {
    /** Refuses times that the check's own limit would cut short. */
    public Prometheus {
        EntryRules.withinTimeLimit(access.within(), options);
    }

    PrometheusTerms terms() {
        return new PrometheusTerms(targets, rules, holds, firing);
    }
}
