/**
 * Looking at data: a {@link io.github.fer4j.data.sheet.ContactSheet} shows a seeded sample of any data set, with labels,
 * votes and ids, as one picture. What is wrong with a data set is often seen in a minute.
 */
package io.github.fer4j.data.sheet;
