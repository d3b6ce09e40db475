package io.github.fer4j.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each guide {@code docs/TOPIC/name.md} shows code that {@code NameSnippets.java} has compiled, and no other. */
class GuidesTest {
    private static final Path SNIPPETS = Path.of("src/test/java/io/github/fer4j/docs");
    private static final Pattern SHOWN = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMPILED = Pattern.compile("// snippet\n(.*?)\\s*// end", Pattern.DOTALL);
    private static final Pattern LINKS = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    static List<Path> guides() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of("."),
                2,
                (path, kind) -> path.toString()
                        .matches("\\./(applications|data|noise|training|models|evaluation)/[a-z-]+\\.md"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void its_java_code_is_that_which_compiles(Path guide) throws IOException {
        List<String> shown = blocks(SHOWN, guide);
        if (!shown.isEmpty()) {
            assertThat(shown).isEqualTo(blocks(COMPILED, SNIPPETS.resolve(className(guide) + ".java")));
        }
    }

    @ParameterizedTest
    @MethodSource("guides")
    void the_files_it_points_to_exist(Path guide) throws IOException {
        assertThat(LINKS.matcher(Files.readString(guide)).results().map(link -> link.group(1)))
                .allSatisfy(link -> assertThat(guide.resolveSibling(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("guides")
    void the_readme_points_to_it(Path guide) throws IOException {
        assertThat(Files.readString(Path.of("../README.md")))
                .contains("docs/" + guide.normalize().toString().replace('\\', '/'));
    }

    /** Without white space: guides may break lines where a reader wants them, the formatter breaks code elsewhere. */
    private static List<String> blocks(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult block) -> block.group(1).replaceAll("\\s+", ""))
                .toList();
    }

    /** {@code ./data/what-next.md} gives {@code WhatNextSnippets}. */
    private static String className(Path guide) {
        StringBuilder name = new StringBuilder();
        for (String word : guide.getFileName().toString().replace(".md", "").split("-")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name + "Snippets";
    }
}
