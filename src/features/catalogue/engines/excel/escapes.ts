/**
 * A text that looks like an escape of the format (`_x000D_`) is written so that Excel and LibreOffice show
 * it as it is (ECMA-376 part 1, 22.9.2.19).
 */
export const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
