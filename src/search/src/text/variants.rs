//! Characters with variants of the same meaning: old forms of kanji, look-alike dashes, small ヶ.

use std::sync::OnceLock;

/// Pairs of a variant and the form to which it is folded, which is the one in everyday official use.
const PAIRS: &str = "\
區区 曾曽 邊辺 邉辺 國国 會会 學学 澤沢 濱浜 濵浜 廣広 齋斎 髙高 﨑崎 嵜崎 德徳 惠恵 瀨瀬 賴頼 緖緒 \
與与 舊旧 體体 臺台 萬万 圓円 榮栄 營営 應応 櫻桜 假仮 價価 繪絵 擴拡 覺覚 樂楽 勸勧 關関 觀観 歸帰 \
戲戯 據拠 擧挙 峽峡 狹狭 驅駆 徑径 經経 繼継 藝芸 縣県 檢検 權権 險険 驗験 嚴厳 廳庁 號号 濟済 劑剤 \
參参 慘惨 贊賛 殘残 絲糸 齒歯 兒児 辭辞 實実 寫写 釋釈 壽寿 收収 從従 澁渋 獸獣 縱縦 處処 敍叙 奬奨 \
將将 條条 狀状 乘乗 淨浄 剩剰 疊畳 讓譲 觸触 囑嘱 眞真 寢寝 愼慎 盡尽 圖図 粹粋 醉酔 穗穂 隨随 數数 \
樞枢 聲声 靜静 竊窃 攝摂 專専 戰戦 淺浅 踐践 錢銭 潛潜 纖繊 禪禅 雙双 壯壮 莊荘 爭争 總総 聰聡 藏蔵 \
臟臓 續続 屬属 墮堕 對対 帶帯 滯滞 瀧滝 擇択 單単 擔担 膽胆 團団 彈弾 斷断 癡痴 遲遅 晝昼 蟲虫 鑄鋳 \
聽聴 敕勅 鎭鎮 遞逓 鐵鉄 轉転 點点 傳伝 黨党 盜盗 燈灯 當当 鬪闘 獨独 讀読 屆届 繩縄 貳弐 惱悩 腦脳 \
霸覇 廢廃 拜拝 賣売 麥麦 發発 髮髪 拔抜 蠻蛮 祕秘 佛仏 拂払 變変 辨弁 辯弁 瓣弁 舖舗 寶宝 豐豊 飜翻 \
默黙 彌弥 譯訳 藥薬 豫予 餘余 譽誉 搖揺 樣様 謠謡 來来 亂乱 覽覧 龍竜 兩両 獵猟 綠緑 壘塁 禮礼 勵励 \
靈霊 齡齢 戀恋 爐炉 勞労 樓楼 灣湾 嶋島 嶌島 冨富 峯峰 槇槙 遙遥 堯尭 凜凛 熙煕 亞亜 惡悪 圍囲 醫医 \
壹壱 稻稲 飮飲 隱隠 驛駅 鹽塩 奧奥 橫横 歐欧 毆殴 黃黄 溫温 穩穏 畫画 懷懐 壞壊 殼殻 嶽岳 氣気 渴渇 \
漢漢 犧犠 僞偽 堯尭 曉暁 勳勲 薰薫 溪渓 輕軽 莖茎 惠恵 揭掲 鷄鶏 缺欠 儉倹 劍剣 圈圏 獻献 顯顕 效効 \
恆恒 碎砕 册冊 雜雑 棧桟 蠶蚕 慈慈 濕湿 燒焼 證証 稱称 神神 刄刃 髓髄 齊斉 攜携 專専 騷騒 卽即 灯灯 \
𠮷吉 𠮟叱 徵徴 產産 稅税 戶戸 說説 ヶケ ヵカ ‐- ‑- ‒- –- —- ―- −- ﹣- ➖- 〜~ ∼~ 〰~ ・・ •・ ‧・ ’' ‘' “\" ”\" 〝\" 〟\"";

/// The everyday form of a character, which for most characters is the character itself.
pub fn fold_variant(character: char) -> char {
    if has_no_variants(character) {
        return character;
    }
    let table = table();
    match table.binary_search_by_key(&character, |pair| pair.0) {
        Ok(index) => table[index].1,
        Err(_) => character,
    }
}

/// Whether a character is certainly not in the table. This holds for most of a Japanese text.
fn has_no_variants(character: char) -> bool {
    matches!(character, '\0'..='\u{200F}' | '\u{3001}'..='\u{3003}' | '\u{3041}'..='\u{3096}')
}

fn table() -> &'static [(char, char)] {
    static TABLE: OnceLock<Vec<(char, char)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut pairs: Vec<(char, char)> = PAIRS.split(' ').filter_map(pair).collect();
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    })
}

fn pair(written: &str) -> Option<(char, char)> {
    let mut characters = written.chars();
    Some((characters.next()?, characters.next()?)).filter(|(variant, form)| variant != form)
}

#[cfg(test)]
mod tests {
    use super::{fold_variant, has_no_variants, table};

    #[test]
    fn old_forms_become_everyday_forms() {
        assert_eq!(fold_variant('區'), '区');
        assert_eq!(fold_variant('曾'), '曽');
        assert_eq!(fold_variant('―'), '-');
        assert_eq!(fold_variant('協'), '協');
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for (_, form) in table() {
            assert_eq!(fold_variant(*form), *form, "{form} is folded again");
        }
    }

    #[test]
    fn no_variant_is_skipped() {
        for (variant, _) in table() {
            assert!(!has_no_variants(*variant), "{variant}");
        }
    }

    #[test]
    fn no_variant_has_two_forms() {
        for pair in table().windows(2) {
            assert_ne!(pair[0].0, pair[1].0, "{} is listed twice", pair[0].0);
        }
    }
}
