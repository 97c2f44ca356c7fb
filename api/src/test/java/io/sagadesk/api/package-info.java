/** Tests of the stored form of the messages, and of their limits. */
@NullMarked
package io.sagadesk.api;

import org.jspecify.annotations.NullMarked;
