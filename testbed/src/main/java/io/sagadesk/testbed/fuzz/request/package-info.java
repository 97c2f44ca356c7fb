/** Makes requests from a seed: valid ones, and what a client should never send. */
@NullMarked
package io.sagadesk.testbed.fuzz.request;

import org.jspecify.annotations.NullMarked;
