// Every sentence of the page in Chinese and English.

const LANGUAGE_KEY = "shuangma.language";

const texts = {
  zh: {
    skip: "跳到正文", tagline: "健康码 · 行程卡 二码合一", logout: "退出", other: "English",
    loginTitle: "登录", loginHint: "用登记的手机号码和短信验证码登录。", phone: "手机号码", sendCode: "获取验证码",
    code: "短信验证码（6 位）", login: "登录", healthTitle: "健康码", tripTitle: "通信行程卡",
    declareTitle: "健康申报", temperature: "体温（℃，可不填）", symptoms: "症状（没有请留空）",
    declare: "提交申报", declared: "申报已收到。",
    tripHint: "首次查看需短信验证一次，授权 30 天内无需再验证，可随时撤回。", tripSend: "发送验证码到我的手机",
    tripVerify: "验证并查看", tripRevoke: "撤回行程卡授权", refresh: "刷新",
    riskNote: "* 表示该城市当前存在中风险或高风险地区，并不表示您到访过这些地区。",
    demoTitle: "演示模式",
    demoWarning: "凡能打开本页者，都能读到所有短信验证码，并以任何人的身份登录。请勿用于真实人员。",
    demoHint: "以下均为虚构人员。点一位即可填入其号码：", outboxTitle: "短信发件箱（最近三条）",
    outboxEmpty: "还没有短信。", useCode: "填入", footer: "双码 · 开源 · 自主部署",
    sent: "验证码已发送。", unavailable: "暂时无法取得", stale: "暂时无法更新，显示的是此时的结果：",
    updated: "更新于", window: "查询区间", dataAsOf: "数据截至", consentUntil: "授权有效至", latestTest: "最近核酸检测",
    declaredAt: "最近申报", changesAt: "预计变化", never: "无", rules: "规则版本", why: "为什么：", source: "来源：",
    until: "到何时：", now: "现在做什么：", negativeSince: "距上次阴性", hours: (n) => `${n} 小时`, noPlaces: "没有符合条件的到访城市。", insufficient: "数据不足", toBeConfirmed: "待核",
    unsureNote: "待核：手机信号靠近两个城市的边界，可能只是邻市的基站。",
    auditTitle: "谁看过我", auditHint: "每次查看您的信息都有记录。本机逐条核对记录及其签名，任何人都不能悄悄改动。",
    auditCheck: "核对最近 20 条", auditEmpty: "还没有已签名的记录。新记录约一分钟后可核对。",
    auditHolds: (n) => `${n} 条记录全部核对无误。`, auditWrong: (n) => `有 ${n} 条记录核对不符，请联系监督机构。`,
    auditUnsafe: "浏览器只在安全连接（HTTPS）下才能核对签名。", auditNobody: "系统",
    auditFailed: "没有取到记录，未作核对。请稍后重试。", auditMalformed: "服务器给出的记录无法核对，请联系监督机构。",
    auditKinds: {
      1: "查看", 2: "调用", 3: "导入", 4: "登录", 5: "拒绝", 6: "审批", 7: "颜色变化", 8: "删除", 20: "撤回证据", 21: "申诉",
      35: "亲友代办", 36: "亲友代报", 55: "人工核验", 56: "实名登记", 70: "证件关联", 75: "导出本人信息", 80: "手机号",
    },
    exportTitle: "我的全部信息", exportHint: "系统保存的关于您的全部信息，可下载查看，每天一次。文件未加密，请妥善保管。",
    exportSend: "发送验证码", exportTake: "取得我的信息", exportDone: (n) => `共 ${n} 条记录。`,
    exportHTML: "下载（可阅读）", exportJSON: "下载（JSON）", exportLeftOut: "未列出的内容及原因",
    documentsTitle: "我的其他证件", documentsEmpty: "没有其他证件。",
    documentsHint: "换发的护照或另一种证件，经工作人员核对原件后，两证名下的检测和流调信息合并判定。",
    documentType: "证件类型", documentCountry: "签发国（护照填三位代码，如 USA）", documentNumber: "证件号码",
    documentName: "证件上的姓名", documentAsk: "申请关联",
    documentStates: { ASKED: "待工作人员核验", JOINED: "已关联", PARTED: "已取消关联" },
    documentTypes: {
      PASSPORT: "护照", HMT_RESIDENCE_PERMIT: "港澳台居民居住证", HM_TRAVEL_PERMIT: "港澳居民来往内地通行证",
      TAIWAN_TRAVEL_PERMIT: "台胞证", FOREIGN_PERMANENT_RESIDENT_ID: "外国人永久居留身份证", RESIDENT_ID: "居民身份证",
    },
    relativesTitle: "亲友", relativesHint: "最多代 8 位亲友出示健康码。对方能看到您每次查看，并可随时解除。",
    relativesEmpty: "还没有亲友。", relativeNumber: "亲友的身份证号", relativeName: "亲友的姓名", relativeAdd: "添加亲友",
    relativeCodeHint: "若信息无误，对方手机已收到验证码。请向对方索取并填写。", relativeConfirm: "确认", relativeRemove: "解除",
    relativeDeclare: "代报：无症状", relativeSince: "自", relativeLapses: "满 16 岁，代办到期于",
    relativeLapsed: "代办已到期", relativeLapsedHint: "对方已满 16 岁，请重新添加并由本人短信确认",
    relativeUnknown: "姓名与证件不相符，或没有登记。", holdersTitle: "谁可以出示我的健康码", holdersEmpty: "没有人。",
    auditRelative: "亲友",
    reasons: { DEPENDANTS_TOO_MANY: "最多 8 位亲友。", HOLDERS_TOO_MANY: "对方已有 3 位代办人。", DOCUMENTS_DIFFER: "这两个证件不可能属于同一人。", DOCUMENTS_JOINED: "两个证件已关联。" },
    tripText: "您于前述期间到达或途经：", documentCheck: "请同时核验证件",
    negative: "阴性", positive: "阳性", networkError: "暂时连不上服务，请稍后重试。", sessionOver: "登录已过期，请重新登录。",
    badPhone: "请输入 11 位手机号码。", badCode: "请输入 6 位数字验证码。", wrongCode: "验证码不正确或已失效。",
    badTemperature: "请输入 34.0 至 43.0 之间的体温。", wait: (s) => `请求太频繁，请在 ${s} 秒后再试。`,
    refused: "该号码登记在他人名下，不能用于您的行程卡。", failed: "没有成功：", unknownPerson: "没有找到这个号码的登记信息。",
    colours: { GREEN: "绿码", YELLOW: "黄码", RED: "红码", GREY: "灰码" },
    advice: { GREEN: "未见异常，可通行", YELLOW: "请减少外出，按提示检测", RED: "请勿外出，配合管理", GREY: "状态未知，请完成健康申报" },
    card: { GREEN: "绿色行程卡", YELLOW: "黄色行程卡" },
    symptom: {
      FEVER: "发热", COUGH: "咳嗽", SORE_THROAT: "咽痛", FATIGUE: "乏力", DIARRHOEA: "腹泻",
      LOSS_OF_SMELL_OR_TASTE: "嗅觉味觉减退", SHORTNESS_OF_BREATH: "呼吸困难",
    },
  },
  en: {
    skip: "Skip to content", tagline: "Health code and trip card, together", logout: "Log out", other: "中文",
    loginTitle: "Log in", loginHint: "Log in with your registered phone number and a code by SMS.",
    phone: "Mobile number", sendCode: "Send code", code: "SMS code (6 digits)", login: "Log in",
    healthTitle: "Health code", tripTitle: "Trip card", declareTitle: "Declare your health",
    temperature: "Temperature (°C, optional)", symptoms: "Symptoms (leave empty if none)",
    declare: "Submit declaration", declared: "Declaration received.",
    tripHint: "The first view needs one SMS code. Your consent then lasts 30 days and you can withdraw it any time.",
    tripSend: "Send a code to my phone", tripVerify: "Verify and show", tripRevoke: "Withdraw trip card consent",
    refresh: "Refresh",
    riskNote: "* marks a city that has a medium- or high-risk area now. It does not mean you were in that area.",
    demoTitle: "Demonstration",
    demoWarning: "Everybody who reaches this page can read all SMS codes and log in as anybody. Not for real people.",
    demoHint: "Nobody here is real. Choose one to fill in the number:",
    outboxTitle: "SMS outbox (last three)", outboxEmpty: "No messages yet.", useCode: "Use",
    footer: "Shuangma · open source · self-hosted", sent: "The code is on its way.",
    unavailable: "Not available at the moment", stale: "Cannot update now; this is the result of ", updated: "Updated",
    window: "Days covered", dataAsOf: "Data as of", consentUntil: "Consent until", latestTest: "Latest test",
    declaredAt: "Latest declaration", changesAt: "Changes at", never: "none", rules: "Rules", why: "Why: ",
    source: "source: ", until: "Until when: ", now: "What to do now: ", negativeSince: "Since the last negative",
    hours: (n) => `${n} hour${n === 1 ? "" : "s"}`, noPlaces: "No city counts as visited.",
    insufficient: "Not enough data", toBeConfirmed: "to be confirmed",
    unsureNote: "To be confirmed: the phone was near the border of two cities; the mast may be the neighbour's.",
    auditTitle: "Who looked at me",
    auditHint: "Each look at your data is recorded. This device checks each record and its signature: nobody can change one unseen.",
    auditCheck: "Check the last 20", auditEmpty: "No signed records yet. A new one can be checked after a minute.",
    auditHolds: (n) => `All ${n} records hold.`, auditWrong: (n) => `${n} records do not hold. Tell the supervising authority.`,
    auditUnsafe: "Browsers check signatures on safe connections (HTTPS) only.", auditNobody: "the system",
    auditFailed: "The records could not be fetched, so nothing was checked. Please try again later.",
    auditMalformed: "What the server gave as records cannot be checked. Tell the supervising authority.",
    auditKinds: {
      1: "look-up", 2: "call", 3: "import", 4: "log-in", 5: "refusal", 6: "approval", 7: "change of colour", 8: "erasure",
      20: "withdrawal of evidence", 21: "appeal", 35: "link of relatives", 36: "declared by a relative",
      55: "check by staff", 56: "registration", 70: "joined documents", 75: "export of your data",
    },
    exportTitle: "All my data",
    exportHint: "Everything that is held about you, to download, once a day. The files are not encrypted: keep them safe.",
    exportSend: "Send the code", exportTake: "Get my data", exportDone: (n) => `${n} records.`,
    exportHTML: "Download to read", exportJSON: "Download as JSON", exportLeftOut: "What is left out, and why",
    documentsTitle: "My other documents", documentsEmpty: "No other documents.",
    documentsHint: "A renewed passport, or a second kind of document: once staff have seen the original, tests and reports under either count for both.",
    documentType: "Type of document", documentCountry: "Issuing country (passports: three letters, such as USA)",
    documentNumber: "Number of the document", documentName: "Name as it stands on it", documentAsk: "Ask to join it",
    documentStates: { ASKED: "staff will check", JOINED: "joined", PARTED: "joined no longer" },
    documentTypes: {
      PASSPORT: "Passport", HMT_RESIDENCE_PERMIT: "Residence permit (Hong Kong, Macao, Taiwan)",
      HM_TRAVEL_PERMIT: "Mainland travel permit (Hong Kong, Macao)", TAIWAN_TRAVEL_PERMIT: "Mainland travel permit (Taiwan)",
      FOREIGN_PERMANENT_RESIDENT_ID: "Foreign permanent resident ID", RESIDENT_ID: "Resident ID",
    },
    relativesTitle: "Relatives",
    relativesHint: "Show the codes of up to 8 relatives. They see each time you look, and can end it at any time.",
    relativesEmpty: "No relatives yet.", relativeNumber: "Their resident ID number", relativeName: "Their name",
    relativeAdd: "Add a relative",
    relativeCodeHint: "If the details are right, their phone has a code now. Ask them for it and enter it here.",
    relativeConfirm: "Confirm", relativeRemove: "End", relativeDeclare: "Declare: no symptoms", relativeSince: "since",
    relativeLapses: "Turns 16; the link lapses", relativeLapsed: "Lapsed",
    relativeLapsedHint: "They are 16 now: add them again, and let them confirm by SMS",
    relativeUnknown: "Name and document do not match, or nobody is registered so.",
    holdersTitle: "Who may show my code", holdersEmpty: "Nobody.",
    auditRelative: "a relative",
    reasons: { DEPENDANTS_TOO_MANY: "8 relatives at most.", HOLDERS_TOO_MANY: "They have 3 holders already.", DOCUMENTS_DIFFER: "These two documents cannot be one person's.", DOCUMENTS_JOINED: "They are joined already." },
    tripText: "In these days you stayed in:", documentCheck: "Check the document as well",
    negative: "negative", positive: "positive", networkError: "The service cannot be reached. Please try again shortly.",
    sessionOver: "Your session is over. Please log in again.", badPhone: "Enter an 11-digit mobile number.",
    badCode: "Enter the 6-digit code.", wrongCode: "The code is wrong or no longer valid.",
    badTemperature: "Enter a temperature from 34.0 to 43.0.", wait: (s) => `Too many requests. Try again in ${s} s.`,
    refused: "This number is registered to someone else and cannot be used for your trip card.", failed: "That did not work: ",
    unknownPerson: "Nobody is registered with this number.",
    colours: { GREEN: "Green", YELLOW: "Yellow", RED: "Red", GREY: "Grey" },
    advice: {
      GREEN: "No known risk: may pass", YELLOW: "Stay in, test as advised", RED: "Do not go out",
      GREY: "Not known: please declare your health",
    },
    card: { GREEN: "Green trip card", YELLOW: "Yellow trip card" },
    symptom: {
      FEVER: "Fever", COUGH: "Cough", SORE_THROAT: "Sore throat", FATIGUE: "Fatigue", DIARRHOEA: "Diarrhoea",
      LOSS_OF_SMELL_OR_TASTE: "Loss of smell or taste", SHORTNESS_OF_BREATH: "Shortness of breath",
    },
  },
};

let language = localStorage.getItem(LANGUAGE_KEY) ?? (navigator.language.startsWith("zh") ? "zh" : "en");

export const currentLanguage = () => language;
export const locale = () => (language === "zh" ? "zh-CN" : "en-GB");

/** The text of a key in the current language. */
export const text = (key) => texts[language][key];

/** Switches to the other language and remembers it. */
export function switchLanguage() {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem(LANGUAGE_KEY, language);
}

/** Fills every element marked with `data-text`. */
export function translatePage() {
  document.documentElement.lang = locale();
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = text(element.dataset.text);
  const toggle = document.getElementById("language");
  toggle.textContent = text("other");
  toggle.lang = language === "zh" ? "en" : "zh-CN";
}

const zone = "Asia/Shanghai";

/** A timestamp for people, China time. */
export function moment(timestamp) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short", timeZone: zone })
    .format(new Date(timestamp));
}

/** A timestamp with seconds, China time. */
export function clock(timestamp) {
  return new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "medium", timeZone: zone })
    .format(new Date(timestamp));
}

/** A `shuangma.common.v1.Date`, such as 2022-12-01. */
export function day(date) {
  if (!date) return text("never");
  const pad = (number) => String(number).padStart(2, "0");
  return `${date.year}-${pad(date.month)}-${pad(date.day)}`;
}
