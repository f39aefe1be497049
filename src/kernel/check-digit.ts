/** Sum of the digits, every second one doubled (two-digit products: digits added), doubling from the right. */
function alternatingSum(digits: string, doubleLast: boolean): number {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits[digits.length - 1 - fromRight]);
    const doubled = (fromRight % 2 === 0) === doubleLast ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

/** Appends the check digit of insurer numbers (保険者番号) and institution codes (医療機関コード). */
export const withCheckDigit = (body: string): string =>
  body + String((10 - (alternatingSum(body, true) % 10)) % 10);

/** True if the last digit is the check digit of the rest. Left zero-padding does not change it. */
export const hasValidCheckDigit = (code: string): boolean =>
  /^\d{2,}$/.test(code) && alternatingSum(code, false) % 10 === 0;
