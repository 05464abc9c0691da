//! The texts that a goal has at most once each. One line here declares such a text: the walk over the texts, the lock
//! file, the search, the columns of the open data, the comparison and the view of the page follow from it.

use serde::{Deserialize, Serialize};

use crate::model::document::text_field::{Search, Side, TextField};

macro_rules! goal_texts {
    ($($name:ident: $label:expr, $side:expr;)*) => {
        /// One value of `T` for each text; by default the text itself, if it was filled in.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        pub struct GoalTexts<T = Option<String>> {
            $(pub $name: T,)*
        }

        /// How many texts there are.
        pub const COUNT: usize = [$(stringify!($name)),*].len();

        /// The texts in the order of their columns.
        pub static GOAL_TEXTS: [TextField; COUNT] = [$(goal_text(stringify!($name), $label, $side)),*];

        impl<T> GoalTexts<T> {
            /// Applies `to` to every value.
            pub fn map<U>(self, to: impl Fn(T) -> U) -> GoalTexts<U> {
                let Self { $($name),* } = self;
                GoalTexts { $($name: to($name)),* }
            }

            /// The values with the definition of their texts, in the order of [`GOAL_TEXTS`].
            pub fn each(&self) -> impl Iterator<Item = (&'static TextField, &T)> {
                let Self { $($name),* } = self;
                GOAL_TEXTS.iter().zip([$($name),*])
            }
        }
    };
}

const fn goal_text(name: &'static str, label: [&'static str; 2], side: Side) -> TextField {
    TextField::new(name, label).side(side).search(Search::Plain).column("goals", name)
}

goal_texts! {
    midyear: ["年度途中の確認", "mid-year check"], Side::Promise;
    unmet_reason: ["シートに書かれた、達しなかった理由", "reason given on the sheet for not reaching the goal"], Side::Result;
}
