package dev.predeploy.build;

import dev.predeploy.kit.stack.Need;
import dev.predeploy.kit.stack.Stack;
import dev.predeploy.kit.stack.StageModule;
import java.util.ArrayList;
import java.util.List;

/** Announces the stage {@code build}. */
public final class BuildModule implements StageModule {
    @Override
    public String stage() {
        return "build";
    }

    @Override
    public Class<? extends Record> section() {
        return Build.class;
    }

    @Override
    public List<Class<?>> checks() {
        return List.of(ImageCheck.class, ContentsCheck.class, ComposeCheck.class, ArtifactCheck.class);
    }

    @Override
    public List<Need> needs(Stack stack) {
        List<Need> needs = new ArrayList<>();
        stack.images().keySet().forEach(name -> needs.add(new Need.StackImage("image/" + name, name)));
        stack.section(Build.class).ifPresent(section -> {
            section.contents()
                    .forEach((name, contents) -> needs.add(new Need.StackImage(
                            "contents/" + name, contents.in().orElse(name))));
            section.compose()
                    .keySet()
                    .forEach(name -> needs.add(new Need.Unseen("compose/" + name, "Compose, which stands above")));
            section.artifact()
                    .forEach((name, artifact) ->
                            needs.add(Need.command("artifact/" + name, artifact.in(), artifact.run())));
        });
        return needs;
    }
}
