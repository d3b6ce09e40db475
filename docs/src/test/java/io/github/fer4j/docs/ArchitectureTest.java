package io.github.fer4j.docs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Pins what {@code docs/architecture.md} says of modules and arrows. A rule about a package that is still empty holds:
 * rules come before the code that they are for.
 */
@AnalyzeClasses(
        packages = "io.github.fer4j",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.Libraries.class})
class ArchitectureTest {
    /** The published modules, and what the packages of each may use of ours. */
    private static final Map<String, List<String>> MODULES = new TreeMap<>(Map.of(
            "core", List.of(),
            "noise", List.of("core"),
            "data", List.of("core"),
            "eval", List.of("core"),
            "models", List.of("core", "data", "noise"),
            "onnx", List.of("core")));

    private static final String[] CORE = {"io.github.fer4j", "io.github.fer4j.spi..", "io.github.fer4j.format.."};

    private static final String[] DL4J = {"org.deeplearning4j..", "org.nd4j..", "org.datavec.."};

    @ArchTest
    static final ArchRule CORE_USES_NOTHING_OF_OURS = arrows("core");

    @ArchTest
    static final ArchRule NOISE_USES_CORE = arrows("noise");

    @ArchTest
    static final ArchRule DATA_USES_CORE = arrows("data");

    @ArchTest
    static final ArchRule EVAL_USES_CORE = arrows("eval");

    @ArchTest
    static final ArchRule MODELS_USE_CORE_DATA_AND_NOISE = arrows("models");

    @ArchTest
    static final ArchRule ONNX_USES_CORE = arrows("onnx");

    @ArchTest
    static final ArchRule ONLY_MODELS_KNOW_DEEPLEARNING4J = noClasses()
            .that(areNotOf("models"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DL4J)
            .because("the engine can be replaced, and who does not train needs none of it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_THE_BRIDGE_KNOWS_DATAVEC = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.fer4j.models.datavec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.datavec..")
            .because("it is an optional dependency: who does not use the bridge does not download it")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_ONNX_KNOWS_ONNX_RUNTIME = noClasses()
            .that(areNotOf("onnx"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NATIVE_CODE_IS_FOR_DATA_AND_MODELS = noClasses()
            .that(areNotOf("data").and(areNotOf("models")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOTHING_IS_DESERIALISED = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .because("a stream of objects can run code of its writer's choice")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule LIBRARIES_DO_NOT_PRINT = noClasses()
            // A progress bar on the console is what its user asked for; the class that does it is called so.
            .that(not("Console", type -> type.getName().matches(".*\\bConsole\\w*(\\$.*)?|.*\\$Console\\w*")))
            .should(ACCESS_STANDARD_STREAMS)
            .because("what a library has to say goes to SLF4J or into its answer")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule LIBRARIES_DO_NOT_USE_THE_NETWORK = noClasses()
            .should()
            .dependOnClassesThat(new DescribedPredicate<>("are for networking") {
                // What names a class path resource is allowed; what connects is not.
                private final Pattern network =
                        Pattern.compile("java\\.net\\.(?!UR[LI]$|URISyntaxException$|MalformedURLException$).*"
                                + "|javax\\.net\\..*|java\\.nio\\.channels\\.\\w*(Socket|Datagram)\\w*");

                @Override
                public boolean test(JavaClass type) {
                    return network.matcher(type.getName()).matches();
                }
            })
            .because("photos of faces stay where they are, and builds work offline")
            .allowEmptyShould(true);

    @ArchTest
    static void no_package_is_in_two_modules(JavaClasses classes) {
        Map<String, Set<String>> places = new TreeMap<>();
        for (JavaClass type : classes) {
            places.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(place(type));
        }
        places.forEach((name, modules) ->
                assertThat(modules).as("modules of the package " + name).hasSize(1));
    }

    /** Without this, the rules above would hold of nothing when a jar is missing from the class path. */
    @ArchTest
    static void the_modules_are_here(JavaClasses classes) {
        assertThat(classes.stream().map(JavaClass::getPackageName))
                .contains("io.github.fer4j", "io.github.fer4j.format", "io.github.fer4j.onnx");
        List<String> known = new ArrayList<>();
        MODULES.keySet().forEach(module -> known.addAll(Arrays.asList(packages(module))));
        assertThat(classes)
                .as("every class is in a package of a module that this test knows")
                .allMatch(type -> known.stream().anyMatch(name -> matches(name, type.getPackageName())));
    }

    private static ArchRule arrows(String module) {
        DescribedPredicate<JavaClass> allowed = areOf(module);
        for (String other : MODULES.get(module)) {
            allowed = allowed.or(areOf(other));
        }
        return noClasses()
                .that(areOf(module))
                .should()
                .dependOnClassesThat(not(
                                "what " + module + " may use, " + MODULES.get(module),
                                allowed.or(not("ours", type -> matches("io.github.fer4j..", type.getPackageName()))))
                        .as("are ours and not of " + module + " or " + MODULES.get(module)))
                .allowEmptyShould(true);
    }

    private static String[] packages(String module) {
        return module.equals("core") ? CORE : new String[] {"io.github.fer4j." + module + ".."};
    }

    private static DescribedPredicate<JavaClass> areOf(String module) {
        return DescribedPredicate.describe(
                "are of fer-" + module,
                type -> Arrays.stream(packages(module)).anyMatch(name -> matches(name, type.getPackageName())));
    }

    private static DescribedPredicate<JavaClass> areNotOf(String module) {
        return not("fer-" + module, areOf(module));
    }

    private static DescribedPredicate<JavaClass> not(String what, Predicate<? super JavaClass> predicate) {
        return DescribedPredicate.describe("are not " + what, type -> !predicate.test(type));
    }

    private static boolean matches(String name, String packageName) {
        return name.endsWith("..")
                ? (packageName + ".").startsWith(name.substring(0, name.length() - 1))
                : packageName.equals(name);
    }

    /** The folder or jar that a class was read from. */
    private static String place(JavaClass type) {
        String uri = type.getSource().orElseThrow().getUri().toString();
        return uri.substring(0, uri.lastIndexOf("io/github/fer4j"));
    }

    /** Neither the programs of examples and benchmarks nor this module. */
    static final class Libraries implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/fer4j/examples/")
                    && !location.contains("/fer4j/benchmarks/")
                    && !location.contains("/fer4j/docs/");
        }
    }
}
