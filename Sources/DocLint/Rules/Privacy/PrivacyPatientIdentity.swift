/// A person is named together with an illness that must not be tied to a name.
struct PrivacyPatientIdentity: DocumentRule {
  static let description = RuleDescription(
    id: "privacy-patient-identity", category: "privacy", severity: .error,
    summary: Message("疑似披露患者身份", "a patient may be identified"),
    rationale: Message(
      "艾滋病、精神障碍、结核病等患者的姓名、年龄、住址不得公开；案例应隐去身份。",
      "Names, ages and addresses of patients with such illnesses must not be made public."),
    source: .init(
      .practice,
      Message(
        "《艾滋病防治条例》《精神卫生法》关于隐私保护的规定，据惯例适用", "custom after the rules on patients' privacy")),
    triggering: [
      "艾滋病感染者↓王小明，男，35岁，住柳桥镇。",
      "↓李建国（男，52岁）确诊为肺结核，已规范服药。",
    ],
    nonTriggering: [
      "艾滋病感染者王某某，男，35岁，住柳桥镇。",
      "主任医师王小明，男，35岁，从事结核病防治工作。",
      "患者多为男性，35岁以上占六成。",
      "李建国（男，52岁）当选先进工作者。",
    ])

  private static let illnesses = ScalarText.words(
    "艾滋 HIV 梅毒 淋病 性病 结核 精神障碍 精神分裂 精神病 抑郁症 吸毒 戒毒 麻风 乙肝 丙肝 未成年 性侵")
  private static let sexes = ScalarText.words("，男， ，女， （男， （女， ，男性， ，女性， （男性， （女性， (男, (女, （男） （女）")
  private static let sexIndex = PhraseIndex(sexes)
  private static let doctors = ScalarText.words("医师 医生 护士 教授 主任 民警 书记 专家 人员 同志 干部 志愿者")
  private static let surnames = ScalarSet(
    ScalarText.units(
      "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹章云苏潘葛范彭郎鲁韦马苗方任袁柳唐薛雷贺倪汤罗毕郝"
        + "安常傅卞齐康伍余顾孟黄萧尹姚邵汪祁毛米贝戴宋庞熊纪舒屈项祝董梁杜阮蓝季贾江童颜郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁邓石"
        + "崔龚程邢裴陆翁荀甄曲封储靳段侯武刘龙叶司黎乔向古易廖曾沙关游肖涂温庄晏瞿阎习艾容向古慕戈廖"))
  private static let person = 3

  static let needs: [RuleNeed] = [.phrases(sexIndex)]

  func check(_ context: RuleContext) -> [Diagnostic] {
    let prose = context.prose
    var found: [Diagnostic] = []
    for (mark, _) in context.places(of: Self.sexIndex) {
      guard let name = name(prose, before: mark),
        !prose.hasAny(Self.doctors, before: name.lowerBound)
      else { continue }
      let sentence = prose.sentence(around: mark, reach: 80)
      guard prose.contains(Self.illnesses, in: sentence), isPatient(prose, sentence, name) else {
        continue
      }
      found.append(context.report(Self.self, name, message()))
    }
    return found
  }

  /// A surname and one or two characters, none of them 某, that stand alone or behind what the
  /// person is.
  private func name(_ prose: Prose, before mark: Int) -> Range<Int>? {
    for length in [3, 2] where mark >= length {
      let start = mark - length
      guard Self.surnames.contains(prose.scalars[start]),
        prose.scalars[start..<mark].allSatisfy({ ScalarText.isHan($0) && $0 != 0x67D0 }),
        !ScalarText.isHan(prose[start - 1]) || Self.roles.contains(prose[start - 1])
      else { continue }
      return start..<mark
    }
    return nil
  }

  /// The last characters of 患者, 病人, 病例, 学生, 居民, 村民.
  private static let roles = ScalarSet(ScalarText.units("者人例生民员"))
  private static let doctorsWork = ScalarText.words("从事 防治工作 防治人员 任职 担任 就职 参加工作 先进")

  private func isPatient(_ prose: Prose, _ sentence: Range<Int>, _ name: Range<Int>) -> Bool {
    !prose.contains(Self.doctorsWork, in: sentence)
  }

  private func message() -> Message {
    Message(
      "姓名与敏感病情同现，疑似披露患者身份，请核对并隐去姓名",
      "a name stands with a sensitive illness: check it and remove the name")
  }
}
