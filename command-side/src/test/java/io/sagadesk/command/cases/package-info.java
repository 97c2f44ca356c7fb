/** Samples of all commands, for the tests that go through the whole vocabulary. */
@NullMarked
package io.sagadesk.command.cases;

import org.jspecify.annotations.NullMarked;
