/** What {@link io.github.fer4j.Fer} finds through {@code META-INF/services}; not for use by name. */
package io.github.fer4j.data.internal;
