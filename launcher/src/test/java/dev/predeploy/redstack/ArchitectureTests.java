package dev.predeploy.redstack;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the main classes of every module to the house's plan. */
class ArchitectureTests {
    private static final String KIT = "dev.predeploy.kit.";
    private static final List<String> STAGES = List.of("build", "quality", "integration", "staging");

    /** The packages of the kit from the ground up: each may use only those on lines above its own. */
    private static final List<List<String>> KIT_LAYERS = List.of(
            List.of("finding", "yaml", "redaction", "offspring"),
            List.of("folder", "stack"),
            List.of("process", "address"),
            List.of("session"),
            List.of("engine", "checkout"),
            List.of("service"),
            List.of("database", "image"),
            List.of("deployed", "check"),
            List.of("testing", "snapshot"));

    private static JavaClasses classes;

    @BeforeAll
    static void look() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.predeploy")
                .that(nameMatching("dev\\.predeploy\\.(kit|build|quality|integration|staging|launcher|allure)\\..*"));
    }

    @Test
    void enoughWasLookedAt() {
        assertThat(classes.size()).isGreaterThan(400);
        assertThat(topLevel().keySet())
                .contains("kit", "build", "quality", "integration", "staging", "launcher", "allure");
    }

    @Test
    void thePackagesOfTheKitLieUponEachOther() {
        for (int layer = 0; layer < KIT_LAYERS.size(); layer++) {
            for (String name : KIT_LAYERS.get(layer)) {
                List<String> forbidden = new ArrayList<>();
                KIT_LAYERS.subList(layer, KIT_LAYERS.size()).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(name))
                        .forEach(other -> forbidden.add(KIT + other + ".."));
                noClasses()
                        .that()
                        .resideInAPackage(KIT + name + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden.toArray(String[]::new))
                        .because("what lies below can be understood, and used, without what lies above")
                        .allowEmptyShould(true)
                        .check(classes);
            }
        }
        assertThat(topLevel().get("kit").stream()
                        .map(type -> type.getPackageName().substring(KIT.length())))
                .isSubsetOf(KIT_LAYERS.stream().flatMap(List::stream).toList());
    }

    @Test
    void noPackagesDependOnEachOtherInACircle() {
        slices().matching("dev.predeploy.(**)")
                .should()
                .beFreeOfCycles()
                .because("of two packages in a circle neither can be understood without the other")
                .check(classes);
    }

    @Test
    void theKitKnowsNoStageAndAStageNoOther() {
        for (String module : List.of("kit", "build", "quality", "integration", "staging", "allure")) {
            List<String> others = new ArrayList<>(STAGES);
            others.add("launcher");
            others.remove(module);
            noClasses()
                    .that()
                    .resideInAPackage("dev.predeploy." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others.stream()
                            .map(other -> "dev.predeploy." + other + "..")
                            .toArray(String[]::new))
                    .because("a stage joins by being on the class path, and can be left out")
                    .check(classes);
        }
    }

    @Test
    void theLauncherFindsTheStagesByServiceLoaderAlone() {
        noClasses()
                .that()
                .resideInAPackage("dev.predeploy.launcher..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(STAGES.stream()
                        .map(stage -> "dev.predeploy." + stage + "..")
                        .toArray(String[]::new))
                .because("a team's own module must be worth the same as ours")
                .check(classes);
    }

    @Test
    void nobodySpeaksButTheLauncher() {
        noClasses()
                .that(resideInAPackage("dev.predeploy..")
                        .and(nameMatching("dev\\.predeploy\\.allure\\.generator\\..*|.*\\.launcher\\.Console")
                                .negate()))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(java.io.FileDescriptor.class, "out")
                .orShould()
                .accessField(java.io.FileDescriptor.class, "err")
                .because("all that leaves the process goes through one place, where secrets are taken out;"
                        + " the generator of the Allure page is a process of its own, which the launcher hears")
                .check(classes);
    }

    @Test
    void nobodySleeps() {
        noClasses()
                .that(nameMatching(".*\\.database\\.EmbeddedStart|.*\\.offspring\\.Patience")
                        .negate())
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .because("who waits for something says for what; only a server's start and the end of somebody else's"
                        + " child are told by nobody, so that two classes must look again and again")
                .check(classes);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(classes.stream().map(JavaClass::getPackage).distinct())
                .as("NullAway looks at marked packages only")
                .isNotEmpty()
                .allMatch(each -> each.isAnnotatedWith(NullMarked.class));
    }

    @Test
    void mostTypesArePrivateToTheirPackages() {
        Map<String, List<JavaClass>> modules = topLevel();
        modules.remove("allure"); // two small modules in one name, of which the launcher calls nearly every type
        modules.forEach((module, types) -> {
            long open = types.stream()
                    .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                    .count();
            assertThat(100.0 * open / types.size())
                    .as(
                            "public types of %s in per cent, %d of %d; what is public is promised",
                            module, open, types.size())
                    .isLessThan(60);
        });
    }

    private static Map<String, List<JavaClass>> topLevel() {
        return classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(type -> type.getPackageName().split("\\.", -1)[2]));
    }
}
