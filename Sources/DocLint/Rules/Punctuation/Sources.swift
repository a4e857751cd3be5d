extension RuleDescription.Source {
  static let editing = RuleDescription.Source(
    .practice, Message(zh: "编校惯例", en: "editorial custom"))
  static let punctuation = RuleDescription.Source(
    .practice,
    Message(
      zh: "编校惯例；参见 GB/T 15834—2011《标点符号用法》",
      en: "editorial custom; see GB/T 15834—2011 on punctuation"))
  static let numerals = RuleDescription.Source(
    .practice,
    Message(
      zh: "编校惯例；参见 GB/T 15835—2011《出版物上数字用法》",
      en: "editorial custom; see GB/T 15835—2011 on numerals"))
}
