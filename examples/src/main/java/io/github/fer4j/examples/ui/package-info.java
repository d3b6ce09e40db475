/** Examples that need Deeplearning4j's training UI: built with the Maven profile {@code ui} only. */
package io.github.fer4j.examples.ui;
