/// The sentences of the decoder's tests, and their bytes in the encodings that the standard library
/// cannot write.
enum EncodedSamples {
  struct Sample: Sendable {
    let text: String
    /// Hexadecimal; white space means nothing.
    let hex: String
    var bytes: [UInt8] {
      let digits = hex.filter { !$0.isWhitespace }.map { UInt8($0.hexDigitValue!) }
      return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }
  }

  static let gb18030: [Sample] = [
    Sample(
      text: "工作",
      hex: "b9a4d7f7"),
    Sample(
      text: "加强组织领导，",
      hex: "bcd3c7bfd7e9d6afc1ecb5bca3ac"),
    Sample(
      text: "全市卫生健康工作会议",
      hex: "c8abcad0cec0c9fabda1bfb5b9a4d7f7bbe1d2e9"),
    Sample(
      text: "各县区要按时报送养老服务工作情况，做到底数清、情况明。",
      hex: """
        b8f7cfd8c7f8d2aab0b4cab1b1a8cbcdd1f8c0cfb7fecef1b9a4d7f7c7e9bff6a3acd7f6b5bdb5d7cafdc7e5
        a1a2c7e9bff6c3f7a1a3
        """),
    Sample(
      text: "今年以来，全市坚持以群众需求为中心，新建社区食堂三十二处，改造老旧病房一"
        + "百余间，群众看病就医更加方便，满意度明显提高，各项任务按期完成。",
      hex: """
        bdf1c4ead2d4c0b4a3acc8abcad0bce1b3d6d2d4c8bad6dad0e8c7f3ceaad6d0d0c4a3acd0c2bda8c9e7c7f8
        cab3ccc3c8fdcaaeb6feb4a6a3acb8c4d4ecc0cfbec9b2a1b7bfd2bbb0d9d3e0bce4a3acc8bad6dabfb4b2a1
        becdd2bdb8fcbcd3b7bdb1e3a3acc2fad2e2b6c8c3f7cfd4cce1b8dfa3acb8f7cfeec8cecef1b0b4c6dacdea
        b3c9a1a3
        """),
  ]

  static let big5: [Sample] = [
    Sample(
      text: "醫院",
      hex: "c2e5b07c"),
    Sample(
      text: "衛生局會議，",
      hex: "bdc3a5cda7bdb77cc4b3a141"),
    Sample(
      text: "本市長期照護服務計畫",
      hex: "a5bba5abaaf8b4c1b7d3c540aa41b0c8ad70b565"),
    Sample(
      text: "各區應依規定期限提報老人服務統計資料，並說明辦理情形。",
      hex: """
        a655b0cfc0b3a8ccb357a977b4c1adadb4a3b3f8a6d1a448aa41b0c8b2cead70b8eaaec6a141a8c3bba1a9fa
        bfecb27ab1a1a7cea143
        """),
    Sample(
      text: "今年以來，全市以民眾需要為中心，新設社區食堂三十二處，整修舊病房一百餘間"
        + "，民眾就醫更為方便，滿意程度明顯提高，各項工作如期完成。",
      hex: """
        a4b5a67ea548a8d3a141a5fea5aba548a5c1b2b3bbddad6eacb0a4a4a4dfa141b773b35daac0b0cfadb9b0f3
        a454a451a447b342a141bee3add7c2c2af66a9d0a440a6cabe6cb6a1a141a5c1b2b3b44ec2e5a7f3acb0a4e8
        ab4ba141baa1b74eb57babd7a9fac5e3b4a3b0aaa141a655b6b5a475a740a670b4c1a7b9a6a8a143
        """),
  ]
}
