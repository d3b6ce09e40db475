/** What is told how a training run goes: the console, logs, files that other tools read. */
package io.github.fer4j.models.listen;
