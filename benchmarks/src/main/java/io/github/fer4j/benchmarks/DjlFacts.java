package io.github.fer4j.benchmarks;

import ai.djl.Model;
import ai.djl.engine.Engine;
import java.util.LinkedHashMap;
import java.util.Map;

/** What DJL says of itself and of a net. */
final class DjlFacts {
    private DjlFacts() {}

    static long parameters(Model model) {
        return model.getBlock().getParameters().values().stream()
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    static Map<String, String> engine() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("DJL", Engine.getDjlVersion());
        facts.put(
                "libtorch",
                Engine.getDefaultEngineName() + " " + Engine.getInstance().getVersion());
        facts.put("threads", System.getProperty("ai.djl.pytorch.num_threads") + " (intra-op)");
        return facts;
    }
}
