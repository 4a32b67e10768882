package dev.predeploy.launcher.doctor;

import dev.predeploy.kit.finding.CheckBroken;
import dev.predeploy.kit.finding.CheckNotRun;
import dev.predeploy.kit.finding.Explained;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.SecretSource;
import dev.predeploy.kit.stack.Secrets;
import java.util.ArrayList;
import java.util.List;

/** Says of each secret whether its source has it; never what it is. */
final class SecretRows {
    private final Session session;

    SecretRows(Session session) {
        this.session = session;
    }

    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        session.stack().secrets().forEach((name, source) -> rows.add(row(name, source)));
        return rows;
    }

    private Row row(String name, SecretSource source) {
        if (!source.isAtHand()) {
            return Row.unseen(Row.SECRETS, name, "comes from a command, which runs when a check first needs it");
        }
        try {
            session.get(Secrets.class).value(name);
            return Row.ok(Row.SECRETS, name, "is set by " + source.text());
        } catch (CheckNotRun | CheckBroken absent) {
            return Row.problem(Row.SECRETS, name, absent.reason(), fix(absent));
        }
    }

    private static String fix(Explained absent) {
        return absent.findings().stream()
                .flatMap(finding -> finding.fix().stream())
                .findFirst()
                .orElse("See its source.");
    }
}
