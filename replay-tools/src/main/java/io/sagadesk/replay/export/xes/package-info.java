/** Export as IEEE XES, for process mining by case. */
@NullMarked
package io.sagadesk.replay.export.xes;

import org.jspecify.annotations.NullMarked;
