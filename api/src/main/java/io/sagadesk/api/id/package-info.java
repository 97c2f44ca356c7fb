/** The ids of the subjects of events: opaque strings without personal data. */
@NullMarked
package io.sagadesk.api.id;

import org.jspecify.annotations.NullMarked;
