package dev.predeploy.launcher.report.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.predeploy.launcher.report.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GithubAnnotationsTests {
    @Test
    void saysWhereAndWhatTheMostImportantFirst() {
        assertThat(new GithubAnnotations(Optional.of(Path.of("/"))).lines(Samples.failing()))
                .containsExactly(
                        "::error file=stack/apps/sites/models.py,line=45,col=9,title=quality/types/mypy failed"
                                + "::Incompatible types in assignment [arg-type]%0Aexpected: int%0Aactual: str"
                                + "%0Afix: Convert the value.%0AOr change the type.",
                        "::error title=integration/migrations/main failed"
                                + "::relation \"customer\" does not exist [42P01]",
                        "::error title=quality/lint/ruff broken"
                                + "::ruff crashed with exit code 101%0Afix: Run it by hand.",
                        "::warning file=stack/apps/sites/views.py,line=3,title=quality/types/mypy failed"
                                + "::Unused ignore",
                        "::warning file=stack/a.py,line=1,title=quality/lint/style failed::Line too long");
    }

    @Test
    void sayHowManyMoreThereAreThanGithubShows() {
        List<String> lines = new GithubAnnotations(Optional.empty()).lines(Samples.large(25, 10));
        assertThat(lines).hasSize(10);
        assertThat(lines.get(9)).isEqualTo("::error title=Predeploy::16 more errors: see summary.md or report.json");
    }

    @Test
    void letNoTextEndItsPlaceInTheCommand() {
        List<String> lines = new GithubAnnotations(Optional.empty()).lines(Samples.hostile());
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .doesNotContain("\n", "\r", "##[", "##vso[")
                .matches("::error file=[^:,]*,line=1,col=2,title=quality/lint/hostile failed::.*");
    }
}
