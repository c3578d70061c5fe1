@NullMarked
package nl.wijgroningen.portaal.platform.job;

import org.jspecify.annotations.NullMarked;
