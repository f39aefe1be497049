/**
 * Marks a class whose constructor the container fills. Nest reads the parameter types that TypeScript
 * emits for any decorated class, so use cases need no import of the framework.
 */
export const UseCase = (): ClassDecorator => () => undefined;
