package io.github.fer4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Fer;
import io.github.fer4j.format.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    @Test
    void its_snippets_are_those_that_compile() throws IOException {
        String readme = withoutIndent(Files.readString(ROOT.resolve("README.md")));
        String source = Files.readString(Path.of("src/test/java/io/github/fer4j/docs/ReadmeSnippets.java"));
        Matcher snippets =
                Pattern.compile("// snippet\n(.*?)\\s*// end", Pattern.DOTALL).matcher(source);
        int count = 0;
        while (snippets.find()) {
            assertThat(readme).contains(withoutIndent(snippets.group(1)));
            count++;
        }
        assertThat(count).isEqualTo(2);
    }

    private static String withoutIndent(String text) {
        return text.lines()
                .map(String::strip)
                .reduce("", (a, b) -> a + "\n" + b)
                .strip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Run it", "Test it"})
    void each_of_its_two_headings_has_one_command(String heading) throws IOException {
        List<String> section = Files.readAllLines(ROOT.resolve("README.md")).stream()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
        List<String> block = section.stream()
                .dropWhile(line -> !line.startsWith("```"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("```"))
                .toList();
        assertThat(block).hasSize(1).first().asString().startsWith("mvn ");
        assertThat(section.stream().filter(line -> line.startsWith("```"))).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("io.github.fer4j.Fer#bundledModels")
    void its_figures_of_a_bundled_model_are_those_in_the_models_card(String name) throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        List<Quality> figures = Fer.bundledModel(name).card().quality();
        assertThat(figures).hasSize(3);
        for (Quality quality : figures) {
            String row = String.format(
                    Locale.ROOT,
                    "| %,d | %.1f %% | %.1f %% | %.1f %% | %.1f %% |",
                    quality.samples(),
                    100 * quality.metrics().get("accuracy"),
                    100 * quality.metrics().get("UAR"),
                    100 * quality.metrics().get("macro F1"),
                    100 * quality.metrics().get("ECE"));
            assertThat(readme).contains(row);
        }
    }

    @Test
    void the_files_it_points_to_exist() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(ROOT.resolve("README.md")));
        assertThat(links.results().map(link -> link.group(1)))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }
}
