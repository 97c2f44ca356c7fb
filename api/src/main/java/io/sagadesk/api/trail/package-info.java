/** The audit trail: the log positions of the events of each subject. */
@NullMarked
package io.sagadesk.api.trail;

import org.jspecify.annotations.NullMarked;
