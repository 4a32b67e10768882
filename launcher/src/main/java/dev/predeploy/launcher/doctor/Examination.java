package dev.predeploy.launcher.doctor;

import dev.predeploy.kit.check.Plan;
import dev.predeploy.kit.check.PlannedCheck;
import dev.predeploy.kit.session.Session;
import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.stack.StageModule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks, one thing after another, for all that a machine must have to run a plan's checks. */
public final class Examination {
    private final Session session;
    private final Map<String, PlannedCheck> planned = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    /** Prepares to look; a plan without checks is that of nobody's stack, and then only the machine is looked at. */
    public Examination(Session session, Plan plan) {
        this.session = session;
        plan.checks().forEach(check -> planned.put(check.id().toString(), check));
    }

    /**
     * Looks.
     *
     * @param output the folder that a run would write to
     */
    public List<Row> rows(Path output) throws InterruptedException {
        Probe probe = new Probe(session);
        EngineRows engine = new EngineRows(session, probe);
        rows.addAll(new MachineRows(probe, output).rows());
        Map<Need, Set<String>> needs = needs();
        boolean decides = planned.isEmpty()
                || needs.entrySet().stream().anyMatch(each -> isOfEngine(each.getKey()) && decides(each.getValue()));
        engine.rows().forEach(row -> rows.add(row.state() == State.PROBLEM ? row.neededBy(List.of(), decides) : row));
        NeedRows look = new NeedRows(session, probe, engine);
        Map<Row, Set<String>> found = new LinkedHashMap<>();
        for (Map.Entry<Need, Set<String>> need : needs.entrySet()) {
            found.computeIfAbsent(look.of(need.getKey()), absent -> new LinkedHashSet<>())
                    .addAll(need.getValue());
        }
        found.forEach((row, ids) -> rows.add(row.neededBy(List.copyOf(ids), decides(ids))));
        rows.addAll(new SecretRows(session).rows());
        unsaid(needs).forEach(id -> rows.add(Row.unseen(Row.TOOLS, id, "its module does not say what it needs")));
        return List.copyOf(rows);
    }

    private static boolean isOfEngine(Need need) {
        return need instanceof Need.StackImage || need instanceof Need.FetchedImage;
    }

    /** Returns what the planned checks need, and which of them; a check that is skipped needs nothing. */
    private Map<Need, Set<String>> needs() {
        Map<Need, Set<String>> needs = new LinkedHashMap<>();
        for (StageModule module : session.modules()) {
            for (Need need : module.needs(session.stack())) {
                String id = module.stage() + "/" + need.check();
                if (planned.containsKey(id) && !isSkipped(id)) {
                    needs.computeIfAbsent(need, absent -> new LinkedHashSet<>()).add(id);
                }
            }
        }
        return needs;
    }

    private Stream<String> unsaid(Map<Need, Set<String>> needs) {
        Set<String> said = new LinkedHashSet<>();
        needs.values().forEach(said::addAll);
        return planned.keySet().stream().filter(id -> !said.contains(id) && !isSkipped(id));
    }

    private boolean isSkipped(String id) {
        return planned.containsKey(id)
                && planned.get(id).entry().options().skip().isPresent();
    }

    private boolean decides(Set<String> ids) {
        return ids.stream()
                .anyMatch(id -> planned.containsKey(id)
                        && planned.get(id).entry().options().required());
    }
}
