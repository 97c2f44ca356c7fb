/** Export as OCEL 2.0, for process mining by object. */
@NullMarked
package io.sagadesk.replay.export.ocel;

import org.jspecify.annotations.NullMarked;
