/**
 * The nets. {@link io.github.fer4j.models.zoo.Zoo} names them; a {@link io.github.fer4j.models.zoo.NetSpec} is one of them
 * with its options, classes and input, which is all it takes to build it again. Each architecture is a class of its own.
 */
package io.github.fer4j.models.zoo;
