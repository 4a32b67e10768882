package dev.predeploy.integration;

import dev.predeploy.kit.database.PostgresVersion;
import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.yaml.CommandLine;
import dev.predeploy.kit.yaml.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the checks of a section need: each the database, and some a command or an image besides. */
final class Needs {
    private final Integration section;
    private final List<Need> needs = new ArrayList<>();

    private Needs(Integration section) {
        this.section = section;
    }

    static List<Need> of(Integration section) {
        Needs needs = new Needs(section);
        section.migrations().forEach((name, entry) -> needs.add("migrations/" + name, entry));
        section.application().forEach((name, entry) -> {
            needs.database("application/" + name);
            needs.needs.add(Need.command("application/" + name, entry.in(), entry.run()));
        });
        section.schema().keySet().forEach(name -> needs.database("schema/" + name));
        needs.rehearsals();
        section.compatibility().forEach(needs::compatibility);
        return needs.needs;
    }

    private void rehearsals() {
        rehearsals("upgrade", section.upgrade(), Upgrade::migrations);
        rehearsals("locks", section.locks(), Locks::migrations);
        rehearsals("runner", section.runner(), Runner::migrations);
        rehearsals("rollback", section.rollback(), Rollback::migrations);
        rehearsals("drift", section.drift(), Drift::migrations);
        rehearsals("compatibility", section.compatibility(), Compatibility::migrations);
        section.upgrade().forEach((name, entry) -> {
            entry.live().ifPresent(live -> live("upgrade/" + name, live));
            entry.seed().ifPresent(seed -> seed("upgrade/" + name, seed));
        });
        section.locks().forEach((name, entry) -> {
            entry.live().ifPresent(live -> live("locks/" + name, live));
            entry.sizesFrom().ifPresent(url -> deployed("locks/" + name));
        });
        section.runner().forEach((name, entry) -> entry.live().ifPresent(live -> live("runner/" + name, live)));
        section.drift().forEach((name, entry) -> entry.live().ifPresent(url -> deployed("drift/" + name)));
    }

    private void compatibility(String name, Compatibility entry) {
        String check = "compatibility/" + name;
        live(check, entry.live());
        if (entry.live().image().isEmpty()) {
            entry.run().forEach(line -> needs.add(Need.command(check, entry.in(), line)));
        }
    }

    private void deployed(String check) {
        needs.add(new Need.Unseen(check, "a live PostgreSQL that lets us in"));
    }

    private void seed(String check, Seed seed) {
        seed.run().ifPresent(line -> needs.add(Need.command(check, seed.in(), line)));
    }

    private void live(String check, Live live) {
        live.ref().ifPresent(ref -> needs.add(new Need.Program(check, "git", true)));
        live.image().ifPresent(image -> needs.add(new Need.FetchedImage(check, image)));
    }

    private void add(String check, Migrations entry) {
        database(check);
        CommandWish wish = entry.command();
        Optional<CommandLine> line = wish.run().or(() -> usual(entry.tool()));
        line.ifPresent(command -> needs.add(Need.command(check, wish.in(), command)));
    }

    /** What rehearses migrations needs all that applying them needs. */
    private <T> void rehearsals(String kind, Map<String, T> entries, Function<T, Optional<String>> migrations) {
        entries.forEach((name, entry) -> {
            String set = section.migrationsOf(migrations.apply(entry), name);
            Optional.ofNullable(section.migrations().get(set)).ifPresent(used -> add(kind + "/" + name, used));
        });
    }

    private static Optional<CommandLine> usual(Migrations.Tool tool) {
        return switch (tool) {
            case DJANGO -> Optional.of(CommandLine.shell("python3 manage.py migrate"));
            case ALEMBIC -> Optional.of(CommandLine.shell("alembic upgrade head"));
            case FLYWAY, COMMAND -> Optional.empty();
        };
    }

    private void database(String check) {
        Optional<Template> image = section.database().flatMap(DatabaseWish::image);
        PostgresVersion version = section.database()
                .flatMap(DatabaseWish::version)
                .map(PostgresVersion::parse)
                .orElseGet(PostgresVersion::standard);
        if (image.isPresent() || section.runsInImages()) {
            needs.add(new Need.FetchedImage(check, image.orElseGet(() -> Template.of(version.image()))));
        } else {
            needs.add(new Need.EmbeddedPostgres(check, version.toString()));
        }
    }
}
