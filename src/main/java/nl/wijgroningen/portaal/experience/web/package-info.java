@NullMarked
package nl.wijgroningen.portaal.experience.web;

import org.jspecify.annotations.NullMarked;
