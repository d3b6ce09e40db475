package io.github.fer4j.noise.aggregate;

import io.github.fer4j.CrowdVotes;
import io.github.fer4j.InvalidArgumentException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of workers by their names. */
final class WorkerIndex {
    private final List<String> workers;
    private final Map<String, Integer> numbers = new HashMap<>();

    WorkerIndex(CrowdVotes votes) {
        this.workers = votes.workers();
        workers.forEach(name -> numbers.put(name, numbers.size()));
    }

    List<String> workers() {
        return workers;
    }

    int of(String worker) {
        Integer number = numbers.get(worker);
        if (number == null) {
            throw new InvalidArgumentException("there is no worker '" + worker + "' among the " + workers.size()
                    + " workers of these votes, such as '" + workers.get(0) + "'");
        }
        return number;
    }
}
