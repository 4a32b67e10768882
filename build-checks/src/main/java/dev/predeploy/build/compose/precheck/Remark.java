package dev.predeploy.build.compose.precheck;

import dev.predeploy.kit.finding.Finding;
import dev.predeploy.kit.finding.Severity;

/**
 * What a rule finds.
 *
 * @param rule the rule
 * @param subject what it is about: a service, or a variable
 * @param finding the fact
 */
record Remark(Rule rule, String subject, Finding finding) {
    Remark {
        finding = finding.rule(rule.word()).severity(rule.severity());
    }

    boolean isWarning() {
        return rule.severity() == Severity.WARNING;
    }

    String word() {
        return rule.word() + "/" + subject;
    }
}
