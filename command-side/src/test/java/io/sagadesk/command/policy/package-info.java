/** Tests of policies. */
@NullMarked
package io.sagadesk.command.policy;

import org.jspecify.annotations.NullMarked;
