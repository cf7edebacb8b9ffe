"""The common Han characters, by which a right decoding is told from rubbish.

Level 1 of GB 2312 holds the 3,755 commonest simplified characters; with their traditional forms
they make up more than 99 % of a government report in either script. Bytes read in a wrong encoding
give characters from all over Unicode, of which about half or fewer are common.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

# The traditional and variant forms of level 1, by OpenCC's s2t, s2tw, s2hk and t2s. They stand
# here because OpenCC takes longer to load than a whole folder takes to list.
_TRADITIONAL = (
    "丟並亂亞佈佔併來侖侶侷係俠俬倆倉個們倖倫偉側偵偽傑傘備傢傭傳債傷傾僅僑僕僞僥僱價儀儁億儈儉"
    "儘償優儲兇兌兒內兩冊冪凈凍凜凱別刪則剋剎剛剝剮創剷劃劄劇劉劊劍劑勁動務勛勝勞勢勳勵勸勻匯區"
    "協卹卻卽厠厤厭厲參叄叢吳吶呂員唸問啓啞啟喚喪喫喬單喲嗆嗎嗚嘆嘔嘗嘩嘯噁噓噴噸噹嚇嚐嚙嚥嚨嚮"
    "嚴囂囌囑囪國圍園圓圖團垻埰執堅堯報場塊塗塢塵塹墊墜墮墰墳墻墾壇壓壘壜壞壟壩壯壺壽夠夢夥夾奧"
    "奪奬奮妝姦娛婁婦媽嬌嬰嬸孃孫學孿宮寀寢實寧審寫寬寵寶將專尋對導屆屍屜屢層屬岡峯島峽崑崗崙嵗"
    "嶄嶺嶼嶽巋巒巖帥師帳帶幀幟幣幫幷幹幾庫廁廂廄廈廕廚廟廠廢廣廬廳弔張強彆彈彌彎彔彙彥彫彿後徑"
    "從復徵徹恆恥悅悶悽惡惱愛慄態慘慚慣慫慮慶慼慾憂憊憐憑憚憤憫憲憶懇應懞懲懶懷懸懼懾戀戰戲戶扞"
    "拋拚挾捨捱捲掃掄掙掛採揀揚換揮損搖搗搧搶摟摯摳摺摻撈撐撓撣撥撫撲撻撾撿擁擄擇擊擋擔據擠擡擣"
    "擬擯擰擱擲擴擺擻擾攆攏攔攙攜攝攢攣攤攪攬敍敎敗敘敵數斂斃斬斷於旂旣昇時晉晝暈暢暫曆曉曏曠曬"
    "書會朮東枴柵柺査桿條棄棊棗棟棧棲楊楓業極榘榦榮構槍槓槳樁樂樑樓標樞樣樸樹橋機橢橫檔檢檯檸檻"
    "櫃櫥櫻欄權欽歎歐歡歲歷歸殘殭殲殺殻殼毀毆氈氣氫氾汎汙決沒沖況泝洩洶涼淒淚淨淩淪淵淺渙減渦測"
    "渾湊湧湯準溝溫溼滄滅滌滙滬滯滲滷滾滿漁漚漢漣漬漲漸漿潑潔潛潤潰澀澆澇澗澤澱濁濃濕濘濛濟濤濫"
    "濰濱濺濾瀉瀋瀕瀝瀰瀾灑灕灘灣灤災為烏烴無煉煙煥煩熒熱熾燈燒燙營燦燬燭燴燻燼爍爐爛爭爲爺爾牀"
    "牆牴牽犢犧狀狹狽猙猶獃獄獅獎獨獰獲獵獸獺獻現琱琺瑣瑤瑩瑪環瓊甕產産畝畢畫異畵當疇疊痙痠痺瘋"
    "瘍瘓瘡瘧療癒癟癡癢癥癬癰癱發皁皚皺盃盜盞盡監盤盧盪眞眾睏睜瞞矇矚矯硃硯碩確碼磚礎礙礦礫礬祕"
    "祿禍禦禮禱禿稅稈稜種稱穀積穎穢穩穫窩窪窮窯窺竄竅竈竊竪競筆筍箇箋箚節範築篩簍簑簡簽簾籃籌籠"
    "籤籬籮籲粵糞糧糰糾紀約紅紉紋納紐純紗紙級紛紡紮細紳紹終絃組絆結絕絛絞絡絢給絨統絲絶絹綁綉綏"
    "綑經綜綠綢綫維綱網綳綴綵綸綻綽綿緊緑緒緘線緝緞締緣編緩緬緯練緻縛縣縧縫縮縱縴縷總績繃織繕繞"
    "繡繩繪繫繭繳繹繼續纍纏纓纔纖纜缽罈罎罰罵罷羅羣羨義習翫翹聖聞聯聰聲聳聶職聽聾肅脅脈脣脩脫脹"
    "腎腦腫腳腸膚膠膩膽膿臉臍臘臟臥臨臺與興舉舊舖舘艙艦艱艷茲荊莊莖莢華菸萊萬葉葦葯葷蒐蒼蓆蓋蓮"
    "蔔蔘蔣蔥蔭蕩蕪蕭薊薑薔薦薩薹藍藝藥藴藹蘆蘇蘊蘋蘭蘿處虛虜號虧蛻蝕蝦蝨蝸螞螢蟄蟬蟲蟻蠅蠍蠟蠱"
    "蠶蠻衆衊術衕衚衛衝衞袷裏補裝裡製複褲襖襪襬襯襲覈見規覓視親覺覽觀觸訂訃計訊討訓訖託記訛訝訟"
    "訣訪設許訴診註証詐評詛詞詠詢詣試詩詫詭話該詳誅誇誌認誕誘語誠誡誣誤誦誨說説誰課誹誼調諄談請"
    "諒論諜諧諮諱諷諸諺諾謀謂謄謅謊謎謗謙講謝謠謡謬謹謾譁證譏識譚譜譟譭譯議譴護譽讀變讒讓讕讚谿"
    "豈豎豐豔豬貍貓貝貞負財貢貧貨販貪貫責貯貳貴貶買貸費貼貿賀賂賃賄資賈賊賒賓賜賞賠賢賣賤賦質賬"
    "賭賴賺購賽贅贈贊贍贏贓贖贛贜趕趙趨跡踐踰踴蹟蹤躊躍躥軀車軋軌軍軒軟軸較載輓輔輕輛輝輥輩輪輯"
    "輸輻輾輿轄轅轉轍轎轟辦辭辮辯農迴逕這連週進遊運過達違遙遜遞遠遡適遲遶遷選遺遼邁還邊邏郵鄉鄒"
    "鄖鄧鄭鄰鄲醖醜醞醣醫醬釀釁釋釐釘針釣釦釩釺鈅鈉鈍鈎鈔鈕鈞鈡鈣鈴鈾鉀鉅鉆鉑鉗鉚鉛鉢鉤鉸鉻銀銅"
    "銑銘銜銥銳銷銹銻鋁鋅鋇鋒鋤鋪鋭鋸鋼錄錐錘錠錢錦錨錫錯録錳錶鍁鍊鍋鍍鍘鍛鍬鍵鍺鍼鍾鎂鎊鎌鎖鎚"
    "鎢鎬鎭鎮鎳鏇鏈鏟鏡鏽鐐鐘鐮鐳鐵鑄鑑鑒鑰鑲鑷鑼鑽鑿長門閃閉開閏閑閒間閘閡閣閤閥閨閩閱閲閹閻闆"
    "闇闊闌闖關闡闢陝陞陣陰陳陸陽隊階隕際隨險隱隴隸隻雖雙雛雜雞離難雲電霑霧靈靜鞏鞦韆韋韌韓韻響"
    "頁頂頃項順須頌預頑頒頓頗領頤頭頰頸頹頻頽顆題額顏顔願顛類顧顫顯顱顴風颱颳飄飛飢飯飲飼飽飾餃"
    "餅養餌餒餓餘餞餡館餬餵餾饅饋饑饒饞馬馭馮馱馳馴駁駐駒駕駛駝駡駭駱駿騁騎騙騰騷騾驅驕驗驚驟驢"
    "骯髒體髮鬆鬍鬚鬥鬧鬨鬱魚魯鮑鮮鯉鯨鰓鱉鱗鳥鳳鳴鴉鴕鴛鴦鴨鴻鴿鵑鵝鵬鵰鵲鶴鷄鷗鷹鹵鹹鹼鹽麗麥"
    "麪麫麯麴麵麼麽黃點黨黴鼕齊齋齒齡齣齧齲龍龐龔龜"
)


@cache
def common_han() -> frozenset[str]:
    """Return the common Han characters, simplified and traditional."""
    rows = (bytes([row, cell]) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    level_1 = b"".join(rows).decode("gb2312", "ignore")  # the last five cells are empty
    return frozenset(level_1 + _TRADITIONAL)


def common_share(text: str) -> float | None:
    """Return the share, 0 to 1, of the Han characters of `text` that are common; None without."""
    han = {char: count for char, count in Counter(text).items() if is_han(char)}
    if not han:
        return None
    common = sum(count for char, count in han.items() if char in common_han())
    return common / sum(han.values())


def is_han(char: str) -> bool:
    """Tell whether `char` is a Han character, in the BMP or beyond."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U000323af"
    )
