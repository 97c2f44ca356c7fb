/** Which customers a campaign holds out. */
@NullMarked
package io.sagadesk.rules.campaign;

import org.jspecify.annotations.NullMarked;
