/**
 * What plugs into {@link io.github.fer4j.Fer} through {@code META-INF/services}: an {@link
 * io.github.fer4j.spi.EngineProvider} runs models, an {@link io.github.fer4j.spi.ImagingProvider} decodes images and
 * finds faces. Applications do not use this package.
 */
package io.github.fer4j.spi;
