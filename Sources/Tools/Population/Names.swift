import Randomness

/// Names by frequency.
enum Names {
    /// A Chinese name: the surname by its share of the population, the given name by sex and generation.
    static func chinese(isMale: Bool, birthYear: Int, random: inout SeededRandom) -> String {
        let surname = random.happens(perTenThousand: 30) ? random.pick(compoundSurnames) : surnames.draw(&random)
        let pool =
            switch (birthYear, isMale) {
            case (..<1970, true): elderMen
            case (..<1970, false): elderWomen
            case (1970..<2000, true): middleMen
            case (1970..<2000, false): middleWomen
            case (_, true): youngBoys
            case (_, false): youngGirls
            }
        // One-character given names were in fashion from about 1970 to 1995.
        let singleShare = (1968...1996).contains(birthYear) ? 3000 : 900
        let first = random.pick(pool)
        if random.happens(perTenThousand: singleShare) { return surname + String(first) }
        return surname + String(first) + String(random.pick(pool))
    }

    /// A name in Latin letters, as passports write it.
    static func latin(_ random: inout SeededRandom) -> String {
        random.pick(latinGiven) + " " + random.pick(latinFamily)
    }

    /// The commonest surnames in tenths of a per cent of the population (Ministry of Public Security, rounded).
    private static let surnames: WeightedTable<String> = {
        let shares = """
            王72 李71 张67 刘54 陈45 杨31 黄22 赵20 吴19 周18 徐15 孙14 马13 朱12 胡12 郭11 何11 林11 高10 罗9 \
            郑9 梁8 谢8 宋7 唐7 许6 韩6 邓6 冯6 曹6 彭6 曾6 肖6 田5 董5 潘5 袁5 蔡5 蒋5 余5 于5 杜4 叶4 程4 魏4 苏4 \
            吕4 丁4 任4 卢4 姚4 沈4 钟4 姜4 崔4 谭4 陆4 范3 汪3 廖3 石3 金3 韦3 贾3 夏3 付3 方3 邹3 熊3 白3 孟3 秦3 \
            邱3 侯3 江3 尹3 薛3 闫3 段2 雷2 龙2 黎2 史2 陶2 贺2 毛2 郝2 顾2 龚2 邵2 覃2 武2 钱2 戴2 严2 莫2 孔2 向2 常2
            """
        let entries = shares.split(separator: " ").compactMap { entry -> (choice: String, weight: Int)? in
            guard let surname = entry.first, let share = Int(entry.dropFirst()) else { return nil }
            return (String(surname), share)
        }
        return WeightedTable(entries)
    }()

    private static let compoundSurnames = ["欧阳", "上官", "司马", "诸葛", "司徒", "皇甫", "慕容", "尉迟"]
    private static let elderMen = Array("建国华明德林金福生荣文忠贵海平永志云长玉光庆春树成祥学清宝兴")
    private static let elderWomen = Array("秀英兰玉桂珍凤华淑芳梅琴莲云珠霞荣香菊素美爱娥翠仙春月")
    private static let middleMen = Array("军伟强勇磊涛超杰斌波辉鹏飞刚健峰亮龙浩平俊毅凯建文志海晓东宁")
    private static let middleWomen = Array("丽娟艳敏静霞燕玲婷雪慧莉娜倩洁颖芳红梅丹萍琳晶蕾佳晓欣")
    private static let youngBoys = Array("宇浩轩子博梓睿俊泽辰皓然铭熙逸嘉一诺哲沐奕霖瑞晨凯翔锦航佑")
    private static let youngGirls = Array("欣怡涵梓诗雨萱可馨佳琪语彤若汐悦妍思媛一诺依晨婉清宁瑶芷")
    private static let latinGiven = [
        "MIN JUN", "SEO YEON", "JAMES", "MARY", "HARUTO", "YUI", "EMMA", "LOUIS", "AARAV", "PRIYA", "LINH", "OLIVER",
        "HANNAH", "NOAH", "CHLOE", "THIHA", "SOFIA", "LUCAS", "MINH", "ANNA",
    ]
    private static let latinFamily = [
        "KIM", "LEE", "PARK", "SMITH", "JOHNSON", "BROWN", "SATO", "TANAKA", "MARTIN", "BERNARD", "SHARMA", "PATEL",
        "NGUYEN", "TRAN", "MULLER", "SCHMIDT", "WILSON", "TAYLOR", "AUNG", "TREMBLAY",
    ]
}
