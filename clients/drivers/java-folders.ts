/** The folder of jars in the folder of a client in Java. */
export const jarsFolder = "jars";

/** The folder of the compiled driver in the folder of a client in Java. */
export const classesFolder = "classes";
