@NullMarked
package nl.wijgroningen.portaal.experience.domain;

import org.jspecify.annotations.NullMarked;
