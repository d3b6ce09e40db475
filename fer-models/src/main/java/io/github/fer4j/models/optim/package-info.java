/** How gradients move parameters: optimisers, the schedule of the learning rate. */
package io.github.fer4j.models.optim;
